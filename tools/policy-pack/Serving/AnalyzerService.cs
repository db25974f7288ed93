using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using PreflightPack.Judging;
using Pulumirpc;

namespace PreflightPack.Serving;

/// <summary>What the engine asks of a policy pack.</summary>
internal sealed class AnalyzerService(PackSession session, IHostApplicationLifetime lifetime) : Analyzer.AnalyzerBase
{
    private EngineMessages? _engine;

    public override Task<AnalyzerHandshakeResponse> Handshake(AnalyzerHandshakeRequest request, ServerCallContext context)
    {
        _engine = request.EngineAddress.Length > 0 ? new EngineMessages(request.EngineAddress) : null;
        return Task.FromResult(new AnalyzerHandshakeResponse());
    }

    public override Task<AnalyzerStackConfigureResponse> ConfigureStack(AnalyzerStackConfigureRequest request, ServerCallContext context)
    {
        session.Use(request);
        return Task.FromResult(new AnalyzerStackConfigureResponse());
    }

    public override Task<AnalyzerInfo> GetAnalyzerInfo(Empty request, ServerCallContext context) => Task.FromResult(session.Info);

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = PackPolicies.Version });

    public override Task<Empty> Configure(ConfigureAnalyzerRequest request, ServerCallContext context) =>
        AnswerAsync(() =>
        {
            session.Use(request);
            return new Empty();
        });

    public override Task<AnalyzeResponse> Analyze(AnalyzeRequest request, ServerCallContext context) =>
        AnswerAsync(() => session.Judge(request));

    /// <summary>No rule changes a resource.</summary>
    public override Task<RemediateResponse> Remediate(AnalyzeRequest request, ServerCallContext context) =>
        Task.FromResult(new RemediateResponse());

    public override async Task<AnalyzeResponse> AnalyzeStack(AnalyzeStackRequest request, ServerCallContext context)
    {
        var (response, notes) = await AnswerAsync(() => session.Judge(request));
        if (_engine is not null)
        {
            await _engine.SayAsync(notes, context.CancellationToken);
        }

        return response;
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        lifetime.StopApplication();
        return Task.FromResult(new Empty());
    }

    /// <summary>The engine prints the detail of a status and stops.</summary>
    private static Task<T> AnswerAsync<T>(Func<T> answer) =>
        Task.Run(() =>
        {
            try
            {
                return answer();
            }
            catch (Failure failure)
            {
                throw new RpcException(new Status(StatusCode.InvalidArgument, failure.Message));
            }
        });
}
