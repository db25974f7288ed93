using AzureDefinitions.Ids;

namespace AzureSimulator.Ids;

/// <summary>A path in its parts. A resource group and a subscription count as resources of Microsoft.Resources.</summary>
public sealed class ArmPath
{
    private const string Resources = "Microsoft.Resources";
    private static readonly string[] FixedParts = ["subscriptions", "resourceGroups", "providers"];

    private ArmPath(string text, string scope, string? space, IReadOnlyList<string> types, IReadOnlyList<string> names)
    {
        (Text, Scope, Namespace, Types, Names) = (text, scope, space, types, names);
        Type =
            space is null ? ""
            : types.Count == 0 ? space
            : $"{space}/{string.Join('/', types)}";
        var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Subscription = segments.Length > 1 && Same(segments[0], "subscriptions") ? segments[1] : null;
        Group = Subscription is not null && segments.Length > 3 && Same(segments[2], "resourceGroups") ? segments[3] : null;
    }

    /// <summary>As the client spelled it, without a last slash.</summary>
    public string Text { get; }

    /// <summary>The id that Azure gives a resource at this path: the fixed parts in Azure's letter case, the names as spelled.</summary>
    public string Id
    {
        get
        {
            var parts = Text.Split('/');
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = FixedParts.FirstOrDefault(part => Same(part, parts[i])) ?? parts[i];
            }

            return string.Join('/', parts);
        }
    }

    /// <summary>What the resource lies in or extends: a group, a subscription, another resource; empty for the tenant.</summary>
    public string Scope { get; }

    public string? Namespace { get; }

    /// <summary>Without the namespace: sites, slots.</summary>
    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>As in Microsoft.Web/sites/slots.</summary>
    public string Type { get; }

    public string? Subscription { get; }

    public string? Group { get; }

    /// <summary>True where the last part is a type (or an action) and not a name.</summary>
    public bool IsCollection => Types.Count > Names.Count;

    public string Name => Names.Count == 0 ? "" : Names[^1];

    /// <summary>The names as ARM gives them for a nested resource: site/slot.</summary>
    public string FullName => string.Join('/', Names);

    /// <summary>The last part, which may be an action.</summary>
    public string Last => Text[(Text.LastIndexOf('/') + 1)..];

    public string? GroupId => Group is null ? null : $"/subscriptions/{Subscription}/resourceGroups/{Group}";

    public string? SubscriptionId => Subscription is null ? null : $"/subscriptions/{Subscription}";

    /// <summary>The resource that contains this one; null for one that lies in a group, a subscription, or on another resource.</summary>
    public string? Parent => Types.Count < 2 || Namespace is null ? null : Cut(Text, IsCollection ? 1 : 2);

    /// <summary>True for a resource that extends another one, as a lock or a role assignment on a vault does.</summary>
    public bool IsExtension => Scope.Contains("/providers/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path without its last part.</summary>
    public ArmPath Above => Of(Cut(Text, 1));

    public static ArmPath Of(string path)
    {
        var text = path.TrimEnd('/');
        if (ScopedId.Of(text) is { } scoped)
        {
            var parts = scoped.Path.Split('/');
            return new ArmPath(
                text,
                scoped.Scope,
                parts[0],
                [.. parts.Skip(1).Where((_, i) => i % 2 == 0)],
                [.. parts.Skip(1).Where((_, i) => i % 2 == 1)]
            );
        }

        var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length switch
        {
            0 => new ArmPath(text, "", null, [], []),
            1 => new ArmPath(text, "", Resources, [segments[0]], []),
            2 => new ArmPath(text, "", Resources, [segments[0]], [segments[1]]),
            3 => new ArmPath(text, Cut(text, 1), Resources, [segments[2]], []),
            4 => new ArmPath(text, Cut(text, 2), Resources, [segments[2]], [segments[3]]),
            _ => new ArmPath(text, Cut(text, segments.Length - 4), Resources, [segments[^1]], []),
        };
    }

    /// <summary>True if a resource is the scope itself or lies below it, children and extensions included.</summary>
    public static bool IsWithin(string id, string scope) =>
        id.StartsWith(scope, StringComparison.OrdinalIgnoreCase) && (id.Length == scope.Length || id[scope.Length] == '/' || scope == "/");

    public static bool IsBelow(string id, string scope) => id.Length > scope.Length && IsWithin(id, scope);

    /// <summary>Azure compares ids, names, types and regions without letter case.</summary>
    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Text;

    private static string Cut(string text, int parts)
    {
        for (; parts > 0 && text.Length > 0; parts--)
        {
            text = text[..Math.Max(0, text.LastIndexOf('/'))];
        }

        return text;
    }
}
