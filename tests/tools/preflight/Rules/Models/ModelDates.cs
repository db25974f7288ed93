using Preflight.AzureModel;

namespace Preflight.Tests.Rules.Models;

/// <summary>Models of the catalogue, by the day on which they retire.</summary>
internal static class ModelDates
{
    /// <returns>The first model that retires in a range of days; the catalogue is kept up to date, so no model is named here.</returns>
    public static object Retiring(DateOnly from, DateOnly to)
    {
        var model = ModelCatalogue.All.First(each => each.Retires >= from && each.Retires <= to);
        return new
        {
            format = "OpenAI",
            name = model.Name,
            version = model.Version,
        };
    }
}
