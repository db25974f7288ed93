using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Queries;

namespace Preflight.Checking;

/// <summary>What a check rests on, and what it could not judge: once for the whole plan, and no findings.</summary>
internal static class CheckNotes
{
    private const int MaxNamed = 20;

    /// <summary>An object that is passed on whole has dozens of properties.</summary>
    private const int MaxPaths = 3;

    public static IReadOnlyList<string> Of(AzurePlan azure) =>
        [
            .. Definitions(azure)
                .Concat(EarlierPackages(azure))
                .Concat(Components(azure))
                .Concat(Providers(azure))
                .Concat(Unknowns(azure))
                .Concat(azure.Plan.Messages.Where(each => each.IsLimit).Select(each => each.Text))
                .Concat(QueryNotes.Of(azure))
                .Concat(azure.Plan.Update?.Notes ?? [])
                .Distinct(),
        ];

    private static IEnumerable<string> Definitions(AzurePlan azure) =>
        azure
            .Template.Resources.Where(resource => resource.SchemaVersion is not null && !resource.HasForeignVersion)
            .GroupBy(resource => (Namespace: resource.Type.Split('/')[0], resource.ApiVersion))
            .Select(same =>
                $"{same.Key.Namespace}: Azure publishes no definitions of {same.Key.ApiVersion}; {same.Count()} resources are checked "
                + $"against {string.Join(", ", same.Select(resource => resource.SchemaVersion).Distinct())}"
            );

    /// <summary>The first version of the package has other default API versions, which stand nowhere in a plan.</summary>
    private static IEnumerable<string> EarlierPackages(AzurePlan azure) =>
        azure
            .Resources.Where(resource =>
                resource.Planned.Version is ['0' or '1', '.', ..] && !ResourceTypes.NamesVersion(resource.Planned.Type)
            )
            .CountBy(resource => resource.Planned.Version!)
            .Select(same =>
                $"azure-native {same.Key}: the API versions of versions 0 and 1 are not known; {same.Value} resources are checked at those "
                + "of version 3"
            );

    private static IEnumerable<string> Components(AzurePlan azure) =>
        azure
            .Plan.Resources.Where(resource => resource.Remote)
            .Select(component =>
                $"{component.Name} is a component of a package ({component.Type}), whose plug-in is not run: what it creates is not checked"
            );

    private static IEnumerable<string> Providers(AzurePlan azure)
    {
        var others = azure
            .Plan.Resources.Where(resource => resource is { Custom: true, Read: false })
            .Select(resource => resource.Type.Split(':')[0])
            .Where(provider => provider is not ("azure-native" or "pulumi"))
            .CountBy(provider => provider)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}")
            .ToList();
        if (others.Count > 0)
        {
            yield return $"resources of other providers are planned, and not checked: {string.Join(", ", others)}";
        }
    }

    private static string Paths(IReadOnlyList<string> paths) =>
        string.Join(", ", paths.Take(MaxPaths)) + (paths.Count > MaxPaths ? $" and {paths.Count - MaxPaths} more" : "");

    /// <summary>Such as the name that another provider gives, and what depends on another stack.</summary>
    private static IEnumerable<string> Unknowns(AzurePlan azure)
    {
        var unknown = azure
            .Resources.Where(resource => resource.Planned.Unknowns.Count > 0)
            .Select(resource => $"{resource.Name} ({Paths(resource.Planned.Unknowns)})")
            .ToList();
        if (unknown.Count > 0)
        {
            var more = unknown.Count > MaxNamed ? $" and {unknown.Count - MaxNamed} more" : "";
            yield return $"known only after an update, and not judged: {string.Join(", ", unknown.Take(MaxNamed))}{more}";
        }
    }
}
