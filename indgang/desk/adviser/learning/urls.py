"""The addresses of learning, below the adviser's own."""

from . import activities, analysis, briefs, lessons, praise, recommendations, stories, themes

urlpatterns = [
    *analysis.urlpatterns,
    *lessons.urlpatterns,
    *themes.urlpatterns,
    *recommendations.urlpatterns,
    *praise.urlpatterns,
    *activities.urlpatterns,
    *stories.urlpatterns,
    *briefs.urlpatterns,
]
