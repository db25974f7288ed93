using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>Makes problems of a resource.</summary>
public static class ResourceProblems
{
    public static Problem Problem(this AzureResource resource, string message) => new(resource, message);

    /// <summary>A lesser case of a rule whose findings are errors otherwise.</summary>
    public static Problem Warning(this AzureResource resource, string message) => new(resource, message) { IsWarning = true };

    /// <summary>Nothing where the value is one of those allowed, or is not known yet.</summary>
    public static IEnumerable<Problem> Must(this AzureResource resource, string path, string because, params string[] allowed)
    {
        if (!allowed.Any(value => resource.Is(path, value)))
        {
            yield return resource.Problem(
                $"{path} is {resource.Text(path) ?? "not set"}; set it to {string.Join(" or ", allowed)}: {because}"
            );
        }
    }

    /// <summary>For a property that Azure itself sets as it must be, unless the program says otherwise.</summary>
    public static IEnumerable<Problem> MustIfSet(this AzureResource resource, string path, string because, params string[] allowed) =>
        resource.Has(path) ? resource.Must(path, because, allowed) : [];
}
