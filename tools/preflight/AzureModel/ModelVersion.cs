using System.Globalization;

namespace Preflight.AzureModel;

/// <summary>A model of a deployment, with its version.</summary>
public sealed record ModelVersion(string Name, string Version)
{
    /// <summary>
    /// By the dates that most versions are, by number for versions of one model, or by the successor that the provider of the model
    /// publishes. False if the order is not known.
    /// </summary>
    public bool IsNewerThan(ModelVersion other) =>
        ModelCatalogue.Find(other.Name, other.Version)?.Successor == $"{this}"
        || (Date(Version) is { } date && Date(other.Version) is { } before && date > before)
        || (Name == other.Name && int.TryParse(Version, out var number) && int.TryParse(other.Version, out var less) && number > less);

    public override string ToString() => $"{Name} {Version}";

    private static DateOnly? Date(string version) =>
        DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
