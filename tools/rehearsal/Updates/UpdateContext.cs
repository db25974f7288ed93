using AzureDefinitions.Types;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>What the parts of one update share.</summary>
internal sealed class UpdateContext(StackState state, AzureNative provider, VirtualScheduler scheduler, AzureTypes types, string? location)
{
    /// <summary>How many steps run at a time, as for `pulumi up`.</summary>
    private const int Parallel = 16;

    private readonly List<StepRecord> _steps = [];
    private readonly List<Task<bool>> _running = [];

    public StackState State => state;

    public AzureNative Provider => provider;

    public VirtualScheduler Scheduler => scheduler;

    public AzureTypes Types => types;

    /// <summary>Where resources go that name no region.</summary>
    public string? Location => location;

    public Slots Slots { get; } = new(Parallel, scheduler);

    public IReadOnlyList<StepRecord> Steps => _steps;

    /// <summary>After the first failure Pulumi begins no other step; those that run end.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Called for each step as it begins and as it ends.</summary>
    public Action<StepRecord>? Progress { get; init; }

    /// <param name="before">The URNs that the step waits for; null for those of the resource.</param>
    public StepRecord Record(ResourceState resource, Operation operation, IEnumerable<string>? before = null)
    {
        var step = new StepRecord
        {
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            Operation = operation,
            Parent = resource.Planned.Parent,
            Asked = scheduler.Now,
            Start = scheduler.Now,
            End = scheduler.Now,
            Before = [.. before ?? resource.Before],
        };
        _steps.Add(step);
        return step;
    }

    /// <summary>Runs a step when a slot is free. The operation is pending in the state until it ends.</summary>
    /// <returns>False if it failed, or was not begun because another one had.</returns>
    public Task<bool> RunAsync(StepRecord step, PendingOperation operation, Func<Task> work)
    {
        var running = RunOneAsync(step, operation, work);
        _running.Add(running);
        return running;
    }

    /// <summary>After a failure of the program: what was begun ends.</summary>
    public async Task EndAsync()
    {
        for (var seen = -1; seen != _running.Count; )
        {
            seen = _running.Count;
            await Task.WhenAll(_running);
        }
    }

    private async Task<bool> RunOneAsync(StepRecord step, PendingOperation operation, Func<Task> work)
    {
        await Slots.EnterAsync(step.Urn);
        try
        {
            if (HasFailed)
            {
                _steps.Remove(step);
                return false;
            }

            step.Start = scheduler.Now;
            Progress?.Invoke(step);
            state.Begin(operation);
            await work();
            state.End(step.Urn);
            return true;
        }
        catch (ProviderException exception)
        {
            step.Failure = exception.Failure;
            state.End(step.Urn);
            HasFailed = true;
            if (exception.Accepted && operation.Operation != Operation.Delete)
            {
                state.Put(operation.Resource with { Incomplete = true });
            }

            return false;
        }
        finally
        {
            step.End = scheduler.Now;
            Slots.Leave();
            Progress?.Invoke(step);
        }
    }
}
