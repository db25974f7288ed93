using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Engine;
using Planning.Plans;
using Planning.Requests;
using Planning.ResourceIds;
using Planning.Updates;
using Pulumirpc;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Updates;

/// <summary>Makes what a program registers: the same, an update, a replacement or a creation.</summary>
internal sealed class Registrant(Run run, UpdateContext context)
{
    private readonly HashSet<string> _registered = [];
    private readonly Deletions _deletions = new(context);
    private readonly SortedSet<string> _passedOver = new(StringComparer.Ordinal);

    /// <summary>Resources of types that are not simulated.</summary>
    public IReadOnlyCollection<string> PassedOver => _passedOver;

    public bool Has(string urn) => _registered.Contains(urn);

    /// <exception cref="RpcException">The step failed, or another one had.</exception>
    public async Task<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request)
    {
        _registered.Add(urn);
        var before = context.State.Find(urn) ?? Aliases.Find(urn, request, run, context.State.Find);
        var (wanted, id, outputs) = Wanted(urn, request, before?.MadeUpName, before);
        if (wanted.Arm is null)
        {
            if (!request.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            {
                _passedOver.Add($"{wanted.Type} {wanted.Name}");
            }

            context.State.Put(wanted);
            return (id, outputs);
        }

        if (before is not null && before.Urn != urn)
        {
            context.State.Remove(before.Urn);
            before = before with { Urn = urn };
            context.State.Put(before);
        }

        var difference = before is null ? Difference.None : Between(before, wanted, request);
        if (before is not null && wanted.IsAutoNamed && difference is { Reasons.Count: > 0, DeletesFirst: false })
        {
            (wanted, id, outputs) = Wanted(urn, request, ResourceId.NextName(request.Type, urn, before.Id), before);
        }

        var result = await MakeAsync(wanted, before, difference);
        ProviderOutputs.Lay(outputs, result.Answer);
        return (result.Id, outputs);
    }

    /// <param name="name">Of a former replacement; null for the name that the program gives or a plan invents.</param>
    /// <param name="before">As the state has it, so that the program's option ignoreChanges holds; null if it is new.</param>
    private (ResourceState Wanted, string Id, Struct Outputs) Wanted(
        string urn,
        RegisterResourceRequest request,
        string? name,
        ResourceState? before
    )
    {
        var input = run.Autonaming.Proposed(request.Type, urn) is null ? AutoNames.Input(request) : null;
        var named = AutoNames.With(request, input, name);
        var (id, outputs) = run.Outputs.Of(urn, named);
        return (
            Wanted(urn, id, named, before) with
            {
                MadeUpName = name,
                IsAutoNamed = input is not null && ResourceId.IsRandom(request.Type),
            },
            id,
            outputs
        );
    }

    private ResourceState Wanted(string urn, string id, RegisterResourceRequest request, ResourceState? before)
    {
        var planned = PlanBuilder.Planned(
            new RegisteredResource
            {
                Urn = urn,
                Id = id,
                Request = request,
            },
            reveals: true
        );
        if (before is not null)
        {
            planned = planned with
            {
                Inputs = CompletedInputs.Of(planned.Type, before.Planned.Inputs, planned.Inputs, planned.Options.IgnoreChanges),
            };

            // A name that the provider made up stays, under another logical name too.
            var changes = InputDifference.Between(planned.Type, before.Planned.Inputs, planned.Inputs).Changed;
            planned = Replacements.Reasons(planned.Type, [], changes).Count > 0 ? planned : planned with { Id = before.Planned.Id };
        }

        var arm = ArmResource.Of(planned, context.Types, before?.Body["location"]?.ToString() ?? context.Location);
        return new ResourceState
        {
            Urn = urn,
            Planned = planned,
            Arm = arm,
            Body = arm?.Body ?? planned.Inputs,
        };
    }

    private async Task<ResourceState> MakeAsync(ResourceState wanted, ResourceState? before, Difference difference)
    {
        if (context.HasFailed)
        {
            throw Cancelled();
        }

        if (before?.Arm is null)
        {
            return wanted.Options.ImportId is null ? await WriteAsync(wanted, Operation.Create, [], []) : await ImportAsync(wanted);
        }

        if (difference.Reasons.Count > 0)
        {
            return await ReplaceAsync(before, wanted, difference);
        }

        if (difference.Changes.Count > 0 || before.Incomplete)
        {
            return await WriteAsync(wanted, Operation.Update, difference.Changes, []);
        }

        // Options and dependencies may have changed.
        var same = wanted with { Answer = before.Answer };
        context.State.Put(same);
        context.Record(same, Operation.Same);
        return same;
    }

    private static Difference Between(ResourceState before, ResourceState wanted, RegisterResourceRequest request)
    {
        var changes = InputDifference.Between(wanted.Type, before.Planned.Inputs, wanted.Planned.Inputs).Changed;
        var reasons = Replacements.Reasons(wanted.Type, wanted.Options.ReplaceOnChanges, changes);
        return new Difference(changes, reasons, Replacements.DeletesFirst(request, before.IsAutoNamed, reasons));
    }

    /// <summary>What exists comes into the state as it is; the next update writes what the program wants beside.</summary>
    private async Task<ResourceState> ImportAsync(ResourceState wanted)
    {
        var step = context.Record(wanted, Operation.Read);
        var imported = wanted;
        var done = await context.RunAsync(step, new PendingOperation(Operation.Read, wanted), async () =>
        {
            var answer = await context.Provider.ReadAsync(wanted, step);
            imported = answer is null
                ? throw new ProviderException(
                    new StepFailure("not-found", $"resource '{wanted.Options.ImportId}' does not exist", 404, null)
                )
                : wanted with
                {
                    Answer = answer,
                };
            context.State.Put(imported);
        });
        return done ? imported : throw (step.Failure is { } failure ? Failed(wanted, failure) : Cancelled());
    }

    private async Task<ResourceState> ReplaceAsync(ResourceState before, ResourceState wanted, Difference difference)
    {
        if (difference.DeletesFirst)
        {
            // The deletions are steps of their own.
            return await _deletions.DeleteForReplacementAsync(before)
                ? await WriteAsync(wanted, Operation.Replace, difference.Changes, difference.Reasons)
                : throw Cancelled();
        }

        if (before.Options.Protect)
        {
            var step = context.Record(wanted, Operation.Replace);
            await context.RunAsync(step, new PendingOperation(Operation.Replace, wanted), () => throw Deletions.Protected(before));
            throw Failed(wanted, step.Failure!);
        }

        var made = await WriteAsync(wanted, Operation.Replace, difference.Changes, difference.Reasons);
        context.State.Replace(before);
        return made;
    }

    private async Task<ResourceState> WriteAsync(
        ResourceState wanted,
        Operation operation,
        IReadOnlyList<string> changes,
        IReadOnlyList<string> reasons
    )
    {
        var step = context.Record(wanted, operation);
        (step.Changes, step.Reasons) = (changes, reasons);
        var made = wanted;
        var done = await context.RunAsync(step, new PendingOperation(operation, wanted), async () =>
        {
            made =
                operation == Operation.Update
                    ? await context.Provider.UpdateAsync(wanted, step)
                    : await context.Provider.CreateAsync(wanted, step);
            context.State.Put(made);
        });
        return done ? made : throw (step.Failure is { } failure ? Failed(wanted, failure) : Cancelled());
    }

    private static RpcException Failed(ResourceState resource, StepFailure failure) =>
        new(new Status(StatusCode.Unknown, $"{resource.Name}: {failure.Code}: {failure.Message}"));

    private static RpcException Cancelled() => new(new Status(StatusCode.Unavailable, "the update was stopped: another step failed"));

    /// <param name="Reasons">What forces a replacement; empty for an update in place.</param>
    /// <param name="DeletesFirst">Whether a replacement does.</param>
    private sealed record Difference(IReadOnlyList<string> Changes, IReadOnlyList<string> Reasons, bool DeletesFirst)
    {
        public static readonly Difference None = new([], [], DeletesFirst: false);
    }
}
