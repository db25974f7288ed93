using Pulumi;

namespace Scenarios;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }
}

/// <summary>A resource of no real provider.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    /// <summary>An output that the engine cannot compute.</summary>
    [Output("computed")]
    public Output<string> Computed { get; private set; } = null!;
}

internal sealed class Group : ComponentResource
{
    public Group(string name)
        : base("test:index:Group", name)
    {
        First = new Thing($"{name}-first", options: new() { Parent = this, Protect = true });
        RegisterOutputs();
    }

    public Thing First { get; }
}
