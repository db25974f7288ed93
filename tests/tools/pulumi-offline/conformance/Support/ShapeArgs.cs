namespace Pulumi.Conformance.Support;

/// <summary>Arguments with one member of every kind that generated SDKs have.</summary>
internal sealed class ShapeArgs : ResourceArgs
{
    [Input("required", required: true)]
    public Input<string> Required { get; set; } = null!;

    [Input("nested")]
    public Input<NestedArgs>? Nested { get; set; }

    [Input("ports")]
    private InputList<int>? _ports;

    public InputList<int> Ports
    {
        get => _ports ??= [];
        set => _ports = value;
    }

    [Input("labels")]
    private InputMap<string>? _labels;

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    [Input("policy", json: true)]
    public Input<NestedArgs>? Policy { get; set; }

    [Input("size")]
    public InputUnion<string, Size>? Size { get; set; }
}
