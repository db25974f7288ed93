namespace Pulumi;

/// <summary>
/// An earlier identity of a resource, so that renaming or moving it does not replace it: either a whole URN, or the parts that differ.
/// </summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    /// <summary>The resource had no parent but the stack.</summary>
    public bool NoParent { get; set; }
}
