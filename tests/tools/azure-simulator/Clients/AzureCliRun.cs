using System.Text.Json;
using System.Text.Json.Nodes;
using AzureSimulator.Tests.Http;
using CommandLine;

namespace AzureSimulator.Tests.Clients;

/// <summary>What one command of the Azure CLI answered.</summary>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record AzureCliRun(string Command, int Code, string Output, string? Error)
{
    private const string Script = "tests/tools/azure-simulator/Clients/run_az.py";

    /// <summary>The JSON that the command printed; null if it printed nothing.</summary>
    public JsonNode? Json => Output.Length == 0 ? null : JsonNode.Parse(Output);

    /// <summary>Runs commands in one process: a start of the CLI costs a second of CPU time.</summary>
    public static async Task<IReadOnlyList<AzureCliRun>> OfAsync(Served served, params string[] commands)
    {
        var folder = Directory.CreateTempSubdirectory("azure-cli-");
        try
        {
            var certificate = Path.Combine(folder.FullName, "certificate.pem");
            await File.WriteAllTextAsync(certificate, served.Server.Certificate);
            var start = AzureCliPython.Start(Script);
            start.Environment["AZURE_CONFIG_DIR"] = folder.FullName;
            start.Environment["REQUESTS_CA_BUNDLE"] = certificate;
            var input = string.Concat(commands.Select(command => JsonSerializer.Serialize(Words(command)) + "\n"));
            var run = await FinishedProcess.RunAsync(start, input);
            Assert.True(run.ExitCode == 0, run.All);
            return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(commands, Read)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Words in single quotes may have spaces.</summary>
    private static IEnumerable<string> Words(string command) =>
        command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static AzureCliRun Read(string line, string command)
    {
        var answer = JsonNode.Parse(line)!;
        return new AzureCliRun(command, (int)answer["code"]!, (string)answer["output"]!, (string?)answer["error"]);
    }
}
