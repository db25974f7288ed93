using System.CommandLine;
using Preflight.Costs;

namespace Preflight.Commands;

/// <summary>The assumptions and prices of an estimate, as an option of a command.</summary>
internal sealed class CostTermsOption
{
    private readonly Option<string?> _prices = new("--prices")
    {
        Description = "A YAML or JSON file of prices that override the table, as in `web:AppServicePlan/instances/P1v3: 0.17`.",
    };

    public void AddTo(Command command) => command.Options.Add(_prices);

    /// <param name="directory">The folder of preflight.yaml.</param>
    public CostTerms Of(ParseResult parsed, string directory) => CostTermsFile.Read(directory, parsed.GetValue(_prices));
}
