using Pulumi;

namespace Wire;

internal sealed class LookupArgs : InvokeArgs
{
    [Input("value")]
    public Input<string>? Value { get; set; }
}
