using Planning.Plans;
using Planning.Requests;
using Planning.ResourceIds;
using Pulumirpc;

namespace Planning.Updates;

/// <summary>
/// Which changes azure-native answers with a new resource: of an input that is a part of the id, of the region, and of the inputs in
/// create-only.txt; and those that the program itself lists in replaceOnChanges.
/// </summary>
public static class Replacements
{
    private static readonly InputTable CreateOnly = new("create-only.txt");

    /// <summary>Type → inputs, for the test that compares them with the package.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Table { get; } =
        CreateOnly.Types.ToDictionary(type => type, CreateOnly.Of);

    /// <param name="type">As in a registration.</param>
    /// <param name="replaceOnChanges">Paths, as the program's option has them.</param>
    /// <param name="changes">Paths of inputs.</param>
    /// <returns>What forces a replacement; empty for an update in place.</returns>
    public static IReadOnlyList<string> Reasons(string type, IEnumerable<string> replaceOnChanges, IEnumerable<string> changes)
    {
        var own = replaceOnChanges.Select(path => new BodyPath(InputPath.Steps(path))).ToList();
        return [.. changes.Where(change => IsForced(type, change) || own.Exists(path => path.Covers(change)))];
    }

    /// <summary>
    /// Whether the old resource goes before the new one comes. azure-native says so if the change itself replaces the resource, and not for
    /// a name that it made up, which lets both exist. A replacement by replaceOnChanges alone creates first. The program's option
    /// deleteBeforeReplace comes before both.
    /// </summary>
    /// <param name="isNamedAtRandom">Of the old resource.</param>
    public static bool DeletesFirst(RegisterResourceRequest request, bool isNamedAtRandom, IEnumerable<string> reasons) =>
        request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace
            ? request.DeleteBeforeReplace
            : !isNamedAtRandom && reasons.Any(reason => IsForced(request.Type, reason));

    /// <summary>
    /// Whether a resource must be replaced before another one is deleted, since a value of the other is an input of it that cannot be
    /// changed in place.
    /// </summary>
    /// <param name="replaced">Whether the resource of a URN is replaced.</param>
    /// <returns>The inputs; empty if it need not.</returns>
    public static IReadOnlyList<string> Needed(PlannedResource dependent, Func<string, bool> replaced) =>
        !dependent.Custom || dependent.Read ? []
        : dependent.Options.DeletedWith is { } with && replaced(with) ? ["deletedWith"]
        : dependent.Provider?.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end && replaced(dependent.Provider[..end])
            ? ["provider"]
        : Reasons(
            dependent.Type,
            dependent.Options.ReplaceOnChanges,
            dependent.PropertyDependsOn.Where(entry => entry.Value.Any(replaced)).Select(entry => entry.Key)
        );

    /// <param name="path">Of an input, as in sku.name.</param>
    private static bool IsForced(string type, string path)
    {
        if (!type.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return false;
        }

        var steps = InputPath.Steps(path);
        var address = ResourceTypes.Path(type) ?? "";
        return steps[0] is "location" or "resourceGroupName" or "subscriptionId"
            || address.Contains($"{{{steps[0]}}}", StringComparison.Ordinal)
            || CreateOnly.Of(ResourceTypes.Short(type)).Any(known => Covers(InputPath.Steps(known), steps));
    }

    private static bool Covers(IReadOnlyList<string> known, IReadOnlyList<string> path)
    {
        // A known path names the list, not one of its elements.
        var names = path.Where(step => step != "*" && !step.All(char.IsAsciiDigit)).ToList();
        return known.Count <= names.Count && known.Zip(names).All(pair => pair.First == pair.Second);
    }
}
