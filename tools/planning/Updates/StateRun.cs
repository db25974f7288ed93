using CommandLine;
using Planning.Engine;
using Planning.Plans;
using Planning.States;

namespace Planning.Updates;

/// <summary>A run of a program against an exported state, as `pulumi preview` without Azure.</summary>
public sealed class StateRun
{
    private readonly DeployedStack _stack;
    private StateAnswers? _answers;

    /// <exception cref="Failure">The state is of another stack.</exception>
    public StateRun(RunRequest request, DeployedStack stack)
    {
        RefuseOther(request, stack);
        _stack = stack;
        Request = request with { Account = stack.Account ?? request.Account };
        Run = new Run(Request, made => _answers = new StateAnswers(made, stack));
    }

    /// <summary>For the subscription and tenant of the state.</summary>
    public RunRequest Request { get; }

    public Run Run { get; }

    /// <exception cref="Failure">The state is of another stack, or the program failed.</exception>
    public static async Task<UpdatePlan> PlanAsync(RunRequest request, DeployedStack stack, CancellationToken cancellation)
    {
        var run = new StateRun(request, stack);
        await ProgramRunner.RegisterAsync(run.Request, run.Run, cancellation);
        return run.End();
    }

    /// <summary>What the update would do, when the program has registered everything.</summary>
    public UpdatePlan End() => Build(PlanBuilder.Build(Request, Run), _stack, _answers!.Decider);

    private static UpdatePlan Build(Plan plan, DeployedStack stack, StepDecider decider)
    {
        var program = plan.Resources.Select(resource => StepOf(resource, decider)).ToList();
        var (deletions, protectedOnes, opaque) = Deletions.Of(plan, stack, decider);
        List<PreviewStep> steps = [.. program, .. deletions];
        List<UpdateError> errors = [.. decider.Errors.DistinctBy(error => error.Urn), .. protectedOnes];
        var preview = new Preview(
            plan.Stack,
            plan.Project,
            steps,
            steps.CountBy(step => step.Operation).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary()
        )
        {
            Notes = UpdateNotes.Of(stack, steps, opaque),
        };
        return new UpdatePlan(plan with { Update = Summary(stack, preview, errors) }, preview, errors);
    }

    private static PreviewStep StepOf(PlannedResource resource, StepDecider decider)
    {
        if (decider.Find(resource.Urn) is { } decision)
        {
            return new PreviewStep(
                decision.Operation,
                resource.Urn,
                decision.Old?.Resource,
                resource with
                {
                    Inputs = decision.Inputs,
                },
                decision.Reasons
            )
            {
                Differences = decision.Changed,
                NotCompared = decision.NotCompared,
            };
        }

        if (resource.Read)
        {
            return new PreviewStep("read", resource.Urn, decider.Match(resource)?.Resource, resource, []);
        }

        var old = decider.Match(resource);
        var difference = old is null ? null : InputDifference.Between(resource.Type, old.Resource.Inputs, resource.Inputs);
        return new PreviewStep(
            old is null ? "create"
                : difference!.Changed.Count > 0 ? "update"
                : "same",
            resource.Urn,
            old?.Resource,
            resource,
            []
        )
        {
            Differences = difference?.Changed ?? [],
        };
    }

    private static PlannedUpdate Summary(DeployedStack stack, Preview preview, IReadOnlyList<UpdateError> errors) =>
        new(
            Path.GetFileName(stack.File),
            preview.Summary,
            [
                .. preview
                    .Steps.Where(step => step.Operation != "same" || step.NotCompared.Count > 0 || StepDecider.IsRenamed(step))
                    .Select(step => new PlannedStep(
                        step.Operation,
                        step.Urn,
                        step.Type,
                        step.Name,
                        StepDecider.IsRenamed(step) ? step.Old!.Urn : null,
                        step.Differences,
                        step.Reasons,
                        step.NotCompared
                    )),
            ],
            [.. errors.Select(error => $"{Wire.Urn.Name(error.Urn)}: {error.Message}")],
            preview.Notes
        );

    private static void RefuseOther(RunRequest request, DeployedStack stack)
    {
        if (stack.Resources.Count == 0 || (stack.Stack, stack.Project) == (request.Stack, request.Project))
        {
            return;
        }

        throw new Failure(
            $"{stack.File} is the state of the stack {stack.Stack} of {stack.Project}, not of {request.Stack} of {request.Project}; "
                + (stack.Project == request.Project ? $"name the stack {stack.Stack}, or " : "")
                + $"run `pulumi stack export --stack {request.Stack} --file {stack.File}`"
        );
    }
}
