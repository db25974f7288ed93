using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>What a part of a Pulumi file may hold.</summary>
/// <param name="kinds">string, integer, number, boolean, null, array or object, as the CLI's messages name them; none: anything.</param>
internal sealed class Shape(params string[] kinds)
{
    public static readonly Shape Any = new();
    public static readonly Shape Text = new("string");
    public static readonly Shape TextOrNull = new("string", "null");
    public static readonly Shape Flag = new("boolean");
    public static readonly Shape FlagOrNull = new("boolean", "null");

    public IReadOnlyList<string> Kinds { get; } = kinds;

    /// <summary>Of an object.</summary>
    public Dictionary<string, Shape> Properties { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What other properties of an object may hold; null if there may be none.</summary>
    public Shape? Others { get; init; }

    /// <summary>Of an array.</summary>
    public Shape? Items { get; init; }

    /// <summary>The allowed texts; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool IsNeverEmpty { get; init; }

    /// <summary>What else must hold for an object; returns what is wrong.</summary>
    public Func<YamlMappingNode, string?>? Rule { get; init; }
}
