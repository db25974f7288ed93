using Pulumi;

namespace Wire;

internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null)
        : base("test:index:Group", name, options)
    {
        Label = Output.CreateSecret(name);
        RegisterOutputs();
    }

    [Output]
    public Output<string> Label { get; private set; }
}
