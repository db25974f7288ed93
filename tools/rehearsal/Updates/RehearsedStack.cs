using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using AzureSimulator;
using CommandLine;
using Planning.Engine;
using Planning.Refreshes;
using Planning.States;
using Rehearsal.Programs;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>One stack on one simulated Azure: what `pulumi up`, `refresh` and `destroy` do to it. Not safe for threads.</summary>
public sealed class RehearsedStack : IAsyncDisposable
{
    private readonly SimulatedAzure _azure;
    private readonly AzureTypes _types;
    private readonly VirtualScheduler _scheduler;
    private readonly AzureNative _provider;
    private readonly ClockEndpoint? _endpoint;

    private RehearsedStack(
        SimulatedAzure azure,
        AzureTypes types,
        VirtualScheduler scheduler,
        ClockEndpoint? endpoint,
        string? caller = null
    )
    {
        (_azure, _types, _scheduler, _endpoint) = (azure, types, scheduler, endpoint);
        _provider = new AzureNative(
            caller is null
                ? new ArmClient(azure, scheduler)
                : new ArmClient(request => azure.Send(request with { Caller = caller }), azure.Options.Subscription, scheduler)
        );
    }

    public SimulatedAzure Azure => _azure;

    public StackState State { get; private init; } = new();

    /// <summary>The last update of a program, with all that it registered; null before the first.</summary>
    public Run? LastRun { get; private set; }

    /// <summary>Called for each step as it begins and as it ends.</summary>
    public Action<StepRecord>? Progress { get; init; }

    /// <summary>Kills the program that runs; the update then throws.</summary>
    public CancellationToken Cancellation { get; init; }

    public static Task<RehearsedStack> StartAsync(
        SimulatedAzure azure,
        AzureTypes types,
        Action<StepRecord>? progress = null,
        CancellationToken cancellation = default
    ) => StartAsync(azure, types, new StackState(), progress, cancellation);

    /// <summary>The same stack on a copy of its Azure: what is done to one does not change the other.</summary>
    public Task<RehearsedStack> CopyAsync(Action<StepRecord>? progress = null) =>
        StartAsync(_azure.Copy(), _types, State.Copy(), progress, Cancellation);

    /// <summary>For programs that run in this process.</summary>
    /// <param name="caller">The object id of the deployer; null for the owner of the subscription.</param>
    public static RehearsedStack Of(SimulatedAzure azure, AzureTypes types, string? caller = null) =>
        new(azure, types, new VirtualScheduler(azure.Clock), null, caller);

    /// <summary>`pulumi up` of a program that runs in this process.</summary>
    /// <param name="request">Whose project, stack, account and configuration the program has.</param>
    /// <param name="program">Ends when all that it asked is answered.</param>
    public async Task<UpdateRecord> UpdateAsync(RunRequest request, Func<PlayedProgram, Task> program)
    {
        var (context, start) = (Context(request), _scheduler.Now);
        var run = new Run(request with { Mode = RunMode.Update });
        var registrant = new Registrant(run, context);
        var played = new PlayedProgram(run, registrant, _scheduler);
        await OnOwnThreadAsync(() => _scheduler.Run(PlayAsync, played));
        return Record(context, start) with { PassedOver = [.. registrant.PassedOver] };

        async Task PlayAsync()
        {
            await program(played);
            if (!context.HasFailed)
            {
                await new Deletions(context).RunAsync(Gone(registrant));
            }
        }
    }

    /// <summary>`pulumi up`.</summary>
    /// <param name="killed">The virtual time after which the update is killed, with all that it began; null to let it end.</param>
    /// <exception cref="Failure">The program could not be started, or ended without registering anything.</exception>
    /// <exception cref="OperationCanceledException">The rehearsal was cancelled.</exception>
    public async Task<UpdateRecord> UpdateAsync(RunRequest request, TimeSpan? killed = null)
    {
        var endpoint = _endpoint ?? throw new InvalidOperationException("the stack was made for programs of this process");
        Cancellation.ThrowIfCancellationRequested();
        var context = Context(request);
        var (inbox, traffic) = (new Inbox(), new Traffic());
        LiveAnswers? answers = null;
        var run = new Run(request with { Mode = RunMode.Update }, made => answers = new LiveAnswers(made, context, inbox, traffic));
        endpoint.Current = (inbox, traffic);
        var (start, waits) = (_scheduler.Now, endpoint.Waits.Count);
        string? failure = null;
        await using (
            var program = await ProgramRun.StartAsync(
                request with
                {
                    Mode = RunMode.Update,
                },
                run,
                inbox,
                traffic,
                endpoint.Address,
                Cancellation
            )
        )
        {
            await OnOwnThreadAsync(() => _scheduler.Run(() => RunAsync(program), program.Arrivals));
        }

        endpoint.Current = null;
        LastRun = run;
        return Record(context, start) with
        {
            ProgramFailure = failure,
            PassedOver = [.. answers!.Registrant.PassedOver],
            Waits = [.. endpoint.Waits.Skip(waits).OrderBy(wait => wait.End).ThenBy(wait => wait.Start)],
            Messages = [.. run.Registrations.Messages.Where(message => message.Severity == "warning").Select(message => message.Text)],
        };

        async Task RunAsync(ProgramRun program)
        {
            var work = EndAsync(program);
            if (killed is not { } after)
            {
                await work;
            }
            else if (await Task.WhenAny(work, _scheduler.DelayAsync(after, "")) == work)
            {
                await work;
            }
            else
            {
                _scheduler.Abandon();
            }
        }

        async Task EndAsync(ProgramRun program)
        {
            var code = await program.Ended;
            Cancellation.ThrowIfCancellationRequested();
            await context.EndAsync();
            failure = context.HasFailed ? null : ProgramFailure.Of(request, run, program.Process, code, context.Steps.Count > 0);
            if (failure is null && !context.HasFailed)
            {
                await new Deletions(context).RunAsync(Gone(answers!.Registrant));
            }
        }
    }

    /// <summary>`pulumi preview --refresh`: the state stays as it is.</summary>
    /// <param name="known">The differences that are no drift; null for the list of the drift check.</param>
    public async Task<UpdateRecord> RefreshAsync(RunRequest request, IReadOnlyList<ProviderDifference>? known = null)
    {
        var (context, start) = (Context(request), _scheduler.Now);
        IReadOnlyList<RefreshDifference> differences = [];
        await OnOwnThreadAsync(() =>
            _scheduler.Run(async () => differences = await new Refresh(context, known ?? ProviderDifferences.All).RunAsync())
        );
        return Record(context, start) with { Differences = differences };
    }

    /// <summary>`pulumi state unprotect --all` and `pulumi destroy`.</summary>
    public async Task<UpdateRecord> DestroyAsync(RunRequest request)
    {
        foreach (var resource in State.Resources.Where(each => each.Options.Protect).ToList())
        {
            State.Put(resource with { Planned = resource.Planned with { Options = resource.Options with { Protect = false } } });
        }

        var (context, start) = (Context(request), _scheduler.Now);
        await OnOwnThreadAsync(() => _scheduler.Run(() => new Deletions(context).RunAsync([.. State.Resources, .. State.Replaced])));
        return Record(context, start);
    }

    /// <summary>
    /// `pulumi refresh --import-pending-creates` after a killed update: what Azure made meanwhile comes into the state. The next
    /// update writes it again.
    /// </summary>
    public async Task<UpdateRecord> RecoverAsync(RunRequest request)
    {
        var (context, start) = (Context(request), _scheduler.Now);
        await OnOwnThreadAsync(() => _scheduler.Run(() => Task.WhenAll(State.Pending.ToList().Select(ImportAsync).ToList())));
        return Record(context, start);

        async Task ImportAsync(PendingOperation pending)
        {
            var step = context.Record(pending.Resource, Operation.Refresh);
            await context.RunAsync(step, pending with { Operation = Operation.Refresh }, async () =>
            {
                if (await _provider.ReadAsync(pending.Resource, step) is { } answer)
                {
                    State.Put(pending.Resource with { Answer = answer, Incomplete = true });
                }
                else
                {
                    State.Remove(pending.Resource.Urn);
                }
            });
        }
    }

    /// <summary>`pulumi stack export --show-secrets` after a successful update of a program.</summary>
    public JsonObject Export(RunRequest request) =>
        ExportWriter.Write(
            LastRun ?? throw new InvalidOperationException("no program was run"),
            _scheduler.Now,
            request.Config.GetValueOrDefault("azure-native:location")
        );

    /// <summary>Lets virtual time pass, in which Azure goes on.</summary>
    public void Settle(TimeSpan time)
    {
        var end = _azure.Clock.Now + time;
        while (_azure.NextChange is { } next && next <= end)
        {
            _azure.Clock.AdvanceTo(next > _azure.Clock.Now ? next : _azure.Clock.Now);
            _azure.Settle();
        }

        // Some behaviours end at a time without a change.
        _azure.Clock.AdvanceTo(end);
        _azure.Settle();
    }

    /// <summary>Runs other work of an operator against this Azure, in virtual time.</summary>
    public Task RunAsync(Func<ArmClient, Task> work) => OnOwnThreadAsync(() => _scheduler.Run(() => work(_provider.Client)));

    public ValueTask DisposeAsync() => _endpoint?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Of none that carry requests and answers of programs: whether these work is watched.</summary>
    private static Task OnOwnThreadAsync(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<RehearsedStack> StartAsync(
        SimulatedAzure azure,
        AzureTypes types,
        StackState state,
        Action<StepRecord>? progress,
        CancellationToken cancellation
    )
    {
        var scheduler = new VirtualScheduler(azure.Clock);
        return new RehearsedStack(azure, types, scheduler, await ClockEndpoint.StartAsync(scheduler, new Deployer(azure).SendBlob))
        {
            State = state,
            Progress = progress,
            Cancellation = cancellation,
        };
    }

    private List<ResourceState> Gone(Registrant registrant) =>
        [.. State.Resources.Where(resource => !registrant.Has(resource.Urn)), .. State.Replaced];

    private UpdateContext Context(RunRequest request) =>
        new(State, _provider, _scheduler, _types, request.Config.GetValueOrDefault("azure-native:location")) { Progress = Progress };

    private UpdateRecord Record(UpdateContext context, DateTimeOffset start) =>
        new()
        {
            Start = start,
            End = _scheduler.Now,
            Steps = [.. context.Steps.OrderBy(step => step.Asked).ThenBy(step => step.Urn, StringComparer.Ordinal)],
        };
}
