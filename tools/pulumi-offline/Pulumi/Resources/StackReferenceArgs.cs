namespace Pulumi;

/// <summary>Which stack a reference means.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack, as <c>organization/project/stack</c>; the reference's own name if not given.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}
