using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
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
    private static readonly Lazy<byte[]> Content = new(Read);
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
            Content.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{wanted} ")) is >= 0 and var at
                ? Members(Encoding.UTF8.GetString(LineAt(at).Bytes))
                : null
        );

    private static ShapeMember[] Members(string line) => [.. line.Split(' ').Skip(1).Select(ShapeMember.Of)];

    /// <summary>The text stays bytes, and is sorted: a plan needs some of its ten thousand lines.</summary>
    private static string? Line(string wanted)
    {
        var key = Encoding.UTF8.GetBytes(wanted);
        var (low, high) = (0, Content.Value.Length);
        while (low < high)
        {
            var (start, line) = LineAt((low + high) / 2);
            var space = line.IndexOf((byte)' ');
            var order = line[..(space < 0 ? line.Length : space)].SequenceCompareTo(key);
            if (order == 0)
            {
                return Encoding.UTF8.GetString(line);
            }

            (low, high) = order < 0 ? (start + line.Length + 1, high) : (low, start);
        }

        return null;
    }

    private static Row LineAt(int position)
    {
        var text = Content.Value.AsSpan();
        var start = text[..position].LastIndexOf((byte)'\n') + 1;
        var length = text[start..].IndexOf((byte)'\n');
        return new Row(start, length < 0 ? text[start..] : text.Slice(start, length));
    }

    private readonly ref struct Row(int start, ReadOnlySpan<byte> bytes)
    {
        public readonly ReadOnlySpan<byte> Bytes = bytes;

        public void Deconstruct(out int from, out ReadOnlySpan<byte> line)
        {
            from = start;
            line = Bytes;
        }
    }

    /// <summary>Without the comments at the top.</summary>
    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("shapes.txt")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        var start = 0;
        while (text.AsSpan(start).StartsWith("# "u8))
        {
            start += text.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return text[start..];
    }
}
