namespace Pulumi.Conformance.Support;

internal sealed class NestedArgs : ResourceArgs
{
    [Input("text", required: true)]
    public Input<string> Text { get; set; } = null!;

    [Input("count")]
    public Input<int>? Count { get; set; }
}
