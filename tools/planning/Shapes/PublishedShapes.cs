using System.Collections.Concurrent;
using Planning.ResourceIds;

namespace Planning.Shapes;

/// <summary>The outputs of azure-native's resources and the results of its functions, from shapes.txt. Safe for threads.</summary>
public static class PublishedShapes
{
    private const string Provider = "azure-native:";
    private const string Get = "get";
    private static readonly SortedLines Lines = new("shapes.txt");
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ShapeMember>?> Found = new(StringComparer.Ordinal);

    /// <summary>Without id and URN.</summary>
    /// <param name="token">As in azure-native:search:Service; of any version.</param>
    /// <returns>Null if the package has no such resource.</returns>
    public static IReadOnlyList<ShapeMember>? OfResource(string token) =>
        token.StartsWith(Provider, StringComparison.Ordinal) ? Of(ResourceTypes.Short(token)) : null;

    /// <param name="token">As in azure-native:search:listAdminKey; of any version.</param>
    /// <returns>Null if the package has no such function.</returns>
    public static IReadOnlyList<ShapeMember>? OfFunction(string token)
    {
        if (!token.StartsWith(Provider, StringComparison.Ordinal))
        {
            return null;
        }

        var name = ResourceTypes.Short(token);
        return Of(name) ?? OfLookup(token) ?? OfRenamed(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    /// <returns>The resource that a function of the form getX reads, by its present token; null for any other function.</returns>
    public static string? ResourceOf(string function)
    {
        var name = ResourceTypes.Short(function);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !name.AsSpan(colon + 1).StartsWith(Get, StringComparison.Ordinal))
        {
            return null;
        }

        var resource = Provider + ResourceTypes.Short($"{Provider}{name[..(colon + 1)]}{name[(colon + 1 + Get.Length)..]}");
        return ResourceTypes.IsKnown(resource) ? resource : null;
    }

    /// <param name="type">The reference of a type, as in #1xcs1m2.</param>
    public static IReadOnlyList<ShapeMember> OfType(string type) => Of(type) ?? [];

    private static ShapeMember[]? OfLookup(string token) =>
        ResourceOf(token) is { } resource && OfResource(resource) is { } outputs
            ? [new ShapeMember("id", ShapeMember.Text, IsAlways: true), .. outputs]
            : null;

    private static IReadOnlyList<ShapeMember>? Of(string name) =>
        Found.GetOrAdd(name, static wanted => Lines.Find(wanted) is { } line ? Members(line) : null);

    /// <summary>Version 2 of the package had functions in modules that have another name now.</summary>
    private static IReadOnlyList<ShapeMember>? OfRenamed(string function) =>
        Found.GetOrAdd($":{function} ", static wanted => Lines.FirstWith(wanted) is { } line ? Members(line) : null);

    private static ShapeMember[] Members(string line) => [.. line.Split(' ').Skip(1).Select(ShapeMember.Of)];
}
