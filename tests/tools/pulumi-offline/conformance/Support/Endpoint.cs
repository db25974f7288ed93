using System.Collections.Immutable;

namespace Pulumi.Conformance.Support;

[OutputType]
internal sealed class Endpoint
{
    public readonly string Host;
    public readonly int? Port;
    public readonly ImmutableArray<string> Paths;

    [OutputConstructor]
    private Endpoint(string host, int? port, [OutputConstructorParameter("url-paths")] ImmutableArray<string> paths)
    {
        Host = host;
        Port = port;
        Paths = paths;
    }

    public static Endpoint Make(string host, int? port, params string[] paths) => new(host, port, [.. paths]);
}
