using System.Globalization;
using System.Text.Json;

namespace Planning.Engine;

/// <summary>The variables by which a Pulumi language host tells a program what to do.</summary>
public static class ProgramEnvironment
{
    public static Dictionary<string, string> For(RunRequest request, string address)
    {
        var variables = new Dictionary<string, string>(request.Variables);
        foreach (var (name, value) in request.Program.Variables.Concat(Engine(request, address)))
        {
            variables[name] = value;
        }

        return variables;
    }

    private static Dictionary<string, string> Engine(RunRequest request, string address) =>
        new()
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_ORGANIZATION"] = request.Organization,
            ["PULUMI_PROJECT"] = request.Project,
            ["PULUMI_ROOT_DIRECTORY"] = request.RootDirectory,
            ["PULUMI_STACK"] = request.Stack,
            ["PULUMI_PWD"] = request.Program.WorkingDirectory,
            ["PULUMI_DRY_RUN"] = request.Mode == RunMode.Update ? "false" : "true",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = Deployment.Parallel.ToString(CultureInfo.InvariantCulture),
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(request.Config),
            ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(request.SecretKeys),

            // A .NET program of a second earns neither what a better translation costs, nor pages of code that are mapped again for each
            // method: together a third of its processor time.
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_EnableWriteXorExecute"] = "0",
        };
}
