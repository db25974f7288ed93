using System.CommandLine;
using CommandLine;
using Planning.Plans;
using Planning.PolicyPacks;
using Preflight.Checking;

namespace Preflight.Commands;

/// <summary>Policy packs of other authors, as options of a command.</summary>
internal sealed class PolicyPackOptions
{
    private readonly Option<string[]> _packs = new("--policy-pack")
    {
        Description = "The folder of a policy pack (PulumiPolicy.yaml), or the executable of one. Repeatable.",
    };
    private readonly Option<string[]> _configs = new("--policy-pack-config")
    {
        Description = "A JSON file with the configuration of the policy pack in the same place. Repeatable.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_packs);
        command.Options.Add(_configs);
    }

    /// <param name="hasProgram">False for a saved plan and a state, which have no configuration.</param>
    /// <returns>What each pack found, by stack.</returns>
    public async Task<ILookup<string, PolicyFindings>> RunAsync(
        ParseResult parsed,
        PlanSource source,
        IReadOnlyList<Plan> plans,
        bool hasProgram,
        CancellationToken cancellation
    )
    {
        var (packs, configs) = (parsed.GetValue(_packs) ?? [], parsed.GetValue(_configs) ?? []);
        if (configs.Length > 0 && configs.Length != packs.Length)
        {
            throw new Failure(
                $"give one --policy-pack-config for each --policy-pack, or none; got {configs.Length} for {packs.Length} packs"
            );
        }

        var found = new List<(string Stack, PolicyFindings Findings)>();
        foreach (var plan in plans)
        {
            foreach (var (pack, index) in packs.Select((pack, index) => (pack, index)))
            {
                var call = source.PolicyPackCall(parsed, plan, hasProgram) with
                {
                    Path = pack,
                    ConfigFile = configs.ElementAtOrDefault(index),
                };
                found.Add((plan.Stack, PolicyFindings.Of(await PolicyPack.RunAsync(call, cancellation), plan)));
            }
        }

        return found.ToLookup(each => each.Stack, each => each.Findings);
    }
}
