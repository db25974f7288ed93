using System.CommandLine;
using AzureRest;
using CommandLine;
using Delivery.Tests.Simulated;
using Preflight.Commands;

namespace Delivery.Tests.Live;

/// <summary>`preflight live` on a simulated Azure.</summary>
internal sealed record LiveRun(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Findings => [.. Lines.Where(line => line.StartsWith("error ", StringComparison.Ordinal))];

    /// <summary>The line below a finding.</summary>
    public string RemedyOf(string subject) =>
        Lines[Lines.ToList().FindIndex(line => line.StartsWith($"error {subject}", StringComparison.Ordinal)) + 1].Trim();

    /// <summary>The checks of a fixture stack's saved plan.</summary>
    public static async Task<LiveRun> OfAsync(TestAzure azure, string stack, params string[] options) =>
        await OfAsync(azure.Client, ["--plan", await PlannedNames.FileOfAsync(stack), .. options]);

    /// <summary>The checks of a fixture stack with other settings.</summary>
    public static async Task<LiveRun> OfChangedAsync(TestAzure azure, string stack, params (string Key, string Value)[] changes) =>
        await OfAsync(azure.Client, "--plan", await PlannedNames.FileOfAsync(stack, changes));

    /// <summary>The checks of a fixture stack where the command runs its program itself.</summary>
    public static Task<LiveRun> OfProgramAsync(TestAzure azure, string stack, params string[] options) =>
        OfAsync(azure.Client, [stack, "--project", DeliveryRun.Project, .. options]);

    public static async Task<LiveRun> OfAsync(IResourceManager azure, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        try
        {
            var root = new RootCommand { LiveCommand.Create(() => azure, output, _ => null) };
            return new LiveRun(
                await root.Parse(["live", .. arguments]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }),
                output.ToString()
            );
        }
        catch (Failure failure)
        {
            return new LiveRun(2, failure.Message);
        }
    }
}
