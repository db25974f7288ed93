using Pulumi;

namespace Wire;

internal sealed class Site : Stack
{
    public Site()
    {
        var config = new Config();
        Greeting = Output.Create(config.Require("greeting"));
        Key = config.RequireSecret("key");
        Address = new Box("box").Id;
    }

    [Output]
    public Output<string> Greeting { get; private set; }

    [Output("apiKey")]
    public Output<string> Key { get; private set; }

    [Output("address")]
    public Output<string> Address { get; private set; }
}
