using System.Collections.Concurrent;
using System.Reflection;
using Planning.ResourceIds;

namespace Planning.Shapes;

/// <summary>
/// The outputs of azure-native's resources and the results of its functions, from shapes.txt. It is read when it is first asked for:
/// most plans need none of it. Safe for threads.
/// </summary>
public static class PublishedShapes
{
    private const string Provider = "azure-native:";
    private const string Get = "get";
    private static readonly Lazy<string[]> Lines = new(Read);
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
        Found.GetOrAdd(name, static wanted => Line(wanted) is { } line ? Members(line) : null);

    /// <summary>Version 2 of the package had functions in modules that have another name now.</summary>
    private static IReadOnlyList<ShapeMember>? OfRenamed(string function) =>
        Found.GetOrAdd($":{function}", static wanted =>
            Lines.Value.FirstOrDefault(line => line.AsSpan(0, KeyLength(line)).EndsWith(wanted, StringComparison.Ordinal)) is { } line
                ? Members(line)
                : null
        );

    private static ShapeMember[] Members(string line) => [.. line.Split(' ').Skip(1).Select(ShapeMember.Of)];

    private static string? Line(string wanted)
    {
        var (low, high) = (0, Lines.Value.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var line = Lines.Value[middle];
            var order = line.AsSpan(0, KeyLength(line)).CompareTo(wanted, StringComparison.Ordinal);
            if (order == 0)
            {
                return line;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static int KeyLength(string line) =>
        line.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0 ? line.Length : space;

    private static string[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("shapes.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string>(11_000);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        return [.. lines];
    }
}
