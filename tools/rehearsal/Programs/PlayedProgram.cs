using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Wire;
using Pulumirpc;
using Rehearsal.Time;
using Rehearsal.Updates;

namespace Rehearsal.Programs;

/// <summary>What a program that runs in this process, in virtual time, asks of the engine.</summary>
public sealed class PlayedProgram : IArrivals
{
    private readonly Inbox _inbox = new();
    private readonly Run _run;
    private readonly Registrant _registrant;
    private readonly VirtualScheduler _scheduler;

    internal PlayedProgram(Run run, Registrant registrant, VirtualScheduler scheduler) =>
        (_run, _registrant, _scheduler) = (run, registrant, scheduler);

    public string UrnOf(string type, string name) => Urn.Create(_run.Stack, _run.Project, "", type, name);

    /// <exception cref="Grpc.Core.RpcException">The step failed, or another one had.</exception>
    public Task<(string Id, Struct Outputs)> RegisterAsync(RegisterResourceRequest request)
    {
        var urn = UrnOf(request.Type, request.Name);
        var answer = new TaskCompletionSource<(string, Struct)>();
        _inbox.Add($"1 {urn}", () => _ = AnswerAsync());
        return answer.Task;

        async Task AnswerAsync()
        {
            try
            {
                answer.SetResult(await _registrant.RegisterAsync(urn, request));
            }
            catch (Exception exception)
            {
                // The program gets it, whatever it is.
                answer.SetException(exception);
            }
        }
    }

    /// <summary>The program waits by its own decision.</summary>
    public Task DelayAsync(TimeSpan time) => _scheduler.DelayAsync(time, "");

    bool IArrivals.StartNext()
    {
        var asked = _inbox.TakeAll();
        foreach (var start in asked)
        {
            start();
        }

        return asked.Count > 0;
    }

    bool IArrivals.Wait() => false;
}
