using Planning.Plans;
using Planning.Updates;
using Preflight.AzureModel;

namespace Preflight.Gate;

/// <summary>What would protect less than before. What is new has no before: the rules of `check` judge it.</summary>
public static class WeakerSecurity
{
    public static IEnumerable<GateFinding> Of(Preview preview)
    {
        var compared = preview
            .Steps.Where(step => step is { Custom: true, Old: not null, New: not null })
            .GroupBy(step => step.Urn)
            .Select(group => group.First());
        var opened = preview.IsFirst
            ? []
            : preview.Steps.Where(step => step is { Custom: true, Old: null, New: not null } && step.Operation is "create" or "import");
        return compared
            .SelectMany(step => Between(step.Type, step.Old!, step.New!).Select(message => Refused(step, message)))
            .Concat(opened.SelectMany(step => NetworkOpenings.Of(step.Type, null, step.New!).Select(message => Refused(step, message))))
            .Concat(Protectors.Removed(preview));
    }

    private static GateFinding Refused(PreviewStep step, string message) => new(Override.WeakerSecurity, step.Name, step.Type, message);

    private static IEnumerable<string> Between(string type, PlannedResource old, PlannedResource now) =>
        Options(old, now)
            .Concat(Properties(type, old, now))
            .Concat(SecurityLists.Of(old, now))
            .Concat(ContentFilters.Of(type, old, now))
            .Concat(NetworkOpenings.Of(type, old, now))
            .Distinct();

    private static IEnumerable<string> Options(PlannedResource old, PlannedResource now) =>
        old.Options.Protect && !now.Options.Protect
            ? ["the option protect would be taken off: nothing would keep Pulumi from deleting it"]
            : [];

    private static IEnumerable<string> Properties(string type, PlannedResource old, PlannedResource now)
    {
        // Elements without a name have no place of their own; what matters of them is compared as a list.
        var (was, willBe) = (NamedElements.AsMaps(old.Inputs), NamedElements.AsMaps(now.Inputs));
        var paths = was.Leaves().Concat(willBe.Leaves()).Select(leaf => leaf.Path).Where(path => !path.Contains('[')).Distinct();
        foreach (var path in paths)
        {
            var (before, after) = (was.Text(path), willBe.Text(path));
            if (before is not null && after is null && IsOf(SecurityProperties.Links, path))
            {
                yield return $"{path} would be taken away, it is {before[(before.LastIndexOf('/') + 1)..]}";
            }
            else if (before is not null && before != after && IsOf(SecurityProperties.Anchors, path))
            {
                yield return $"{path} would be another: {before} -> {after ?? "not set"}";
            }
            else if (SecurityProperties.All.FirstOrDefault(each => each.Is(type, path)) is not { } property)
            {
                continue;
            }
            else if (AzureResource.IsHidden(after) && !AzureResource.IsHidden(before))
            {
                yield return $"{path} is {before ?? property.Absent} and would be a value that cannot be seen before the update";
            }
            else if (!AzureResource.IsHidden(before) && property.IsWeaker(before, after))
            {
                yield return $"{path}: {before ?? $"not set ({property.Absent})"} -> {after ?? $"not set ({property.Absent})"}";
            }
        }
    }

    private static bool IsOf(IReadOnlyList<string> names, string path) =>
        names.Any(name => path == name || path.EndsWith($".{name}", StringComparison.Ordinal));
}
