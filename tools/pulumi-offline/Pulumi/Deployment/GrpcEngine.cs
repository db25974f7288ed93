using Pulumirpc;

namespace Pulumi;

/// <summary>The message log of a running engine.</summary>
internal sealed class GrpcEngine(string address) : IEngine
{
    private readonly Engine.EngineClient _client = new(EngineChannel.To(address));

    public async Task LogAsync(LogRequest request) => await _client.LogAsync(request);
}
