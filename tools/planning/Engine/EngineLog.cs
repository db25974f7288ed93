using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>The engine's side of logging; the Node SDK also keeps the root resource here.</summary>
public sealed class EngineLog(Run run) : Pulumirpc.Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        var severity = request.Severity switch
        {
            LogSeverity.Info => "info",
            LogSeverity.Warning => "warning",
            LogSeverity.Error => "error",
            _ => null,
        };
        if (severity is not null && !request.Ephemeral)
        {
            run.Registrations.Say(severity, request.Message.TrimEnd(), request.Urn.Length == 0 ? null : request.Urn);
        }

        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = run.Registrations.RootUrn ?? "" });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        run.Registrations.RootUrn = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(
        RequirePulumiVersionRequest request,
        ServerCallContext context
    ) => Task.FromResult(new RequirePulumiVersionResponse());
}
