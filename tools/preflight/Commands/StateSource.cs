using System.CommandLine;
using CommandLine;
using Planning.Plans;
using Planning.States;
using Planning.Updates;

namespace Preflight.Commands;

/// <summary>The state that a plan is compared with, as an option of a command.</summary>
internal sealed class StateSource(PlanSource source, string description)
{
    private readonly Option<string?> _state = new("--state") { Description = description };

    public void AddTo(Command command) => command.Options.Add(_state);

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_state) is not null;

    /// <summary>True if only a state is named: what is deployed is the plan.</summary>
    public bool IsAlone(ParseResult parsed) => IsGiven(parsed) && !source.IsNamed(parsed);

    /// <summary>Runs the program of the stack against the state.</summary>
    public async Task<UpdatePlan> GetAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (!source.RunsAProgram(parsed))
        {
            throw new Failure("--state runs the program against the state; name a stack instead of --plan");
        }

        if (source.UnusualMode(parsed) is { } option)
        {
            throw new Failure($"--state runs the program as a preview does, with the values of the state; leave out {option}");
        }

        var stack = ExportFile.Read(parsed.GetValue(_state)!);
        return await StateRun.PlanAsync(await source.RequestAsync(parsed), stack, cancellation);
    }

    /// <summary>What is deployed, as if it were planned.</summary>
    /// <exception cref="Failure">The state has nothing that could be judged.</exception>
    public Plan Deployed(ParseResult parsed)
    {
        var stack = ExportFile.Read(parsed.GetValue(_state)!);
        return stack.Resources.Any(resource => resource.Resource.Type.StartsWith("azure-native", StringComparison.Ordinal))
            ? stack.ToPlan()
            : throw new Failure(
                $"{stack.File} has no resource of azure-native, so there is nothing to judge; save the state of a deployed stack with "
                    + $"`pulumi stack export --stack STACK --file {stack.File}`"
            );
    }
}
