using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Engine;
using Pulumirpc;
using Rehearsal.Programs;
using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>Hands what a program asks to the thread of the virtual time, and waits for the answer.</summary>
internal sealed class LiveAnswers : IResourceAnswers
{
    private readonly Inbox _inbox;
    private readonly Traffic _traffic;
    private readonly Registrant _registrant;
    private readonly Lookups _lookups;
    private readonly ImmediateAnswers _otherwise;

    public LiveAnswers(Run run, UpdateContext context, Inbox inbox, Traffic traffic)
    {
        (_inbox, _traffic) = (inbox, traffic);
        _registrant = new Registrant(run, context);
        _lookups = new Lookups(run, context);
        _otherwise = new ImmediateAnswers(run);
    }

    public Registrant Registrant => _registrant;

    public ValueTask<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request) =>
        AskAsync($"1 {urn}", () => _registrant.RegisterAsync(urn, request));

    public ValueTask<Struct> ReadAsync(string urn, ReadResourceRequest request) =>
        AskAsync($"1 {urn}", async () => await _lookups.ReadAsync(urn, request) ?? await _otherwise.ReadAsync(urn, request));

    public ValueTask<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) =>
        _lookups.AreKnown(request)
            ? _otherwise.InvokeAsync(request)
            : AskAsync($"2 {request.Tok} {request.Args}", async () =>
                await _lookups.InvokeAsync(request) ?? await _otherwise.InvokeAsync(request)
            );

    /// <exception cref="RpcException">The step failed.</exception>
    private async ValueTask<T> AskAsync<T>(string key, Func<Task<T>> answer)
    {
        try
        {
            return await Question.AskAsync(_inbox, _traffic, key, answer);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal, exception.ToString()));
        }
    }
}
