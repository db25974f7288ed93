using Pulumi;

namespace Wire;

[OutputType]
internal sealed class Lookup
{
    public readonly string? Text;

    [OutputConstructor]
    private Lookup(string? text) => Text = text;
}
