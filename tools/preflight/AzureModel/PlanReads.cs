namespace Preflight.AzureModel;

/// <summary>What a rule has read of a plan. Where all of it is as before, the rule finds what it found before.</summary>
public sealed class PlanReads
{
    /// <summary>True if it can have read anything.</summary>
    public bool All { get; set; }

    /// <summary>True if it has read nothing but a resource that it was given.</summary>
    public bool IsEmpty => !All && !Order && Types.Count + Ids.Count + Parents.Count == 0;

    /// <summary>True if it asked what waits for what.</summary>
    public bool Order { get; set; }

    /// <summary>Types of which it read the resources.</summary>
    public HashSet<string> Types { get; } = [];

    /// <summary>Ids that it looked up, whether they exist or not.</summary>
    public HashSet<string> Ids { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of which it read the children.</summary>
    public HashSet<string> Parents { get; } = new(StringComparer.OrdinalIgnoreCase);
}
