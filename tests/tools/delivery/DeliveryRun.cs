using AzureRest;
using Delivery.Context;
using Delivery.Teardown;
using Delivery.Tests.Simulated;
using Fixtures;
using Planning.Projects;
using Spectre.Console;

namespace Delivery.Tests;

/// <summary>Runs a command against a simulated Azure.</summary>
internal sealed record DeliveryRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The folder of the checked-out repository.</summary>
    public static string Root => FixtureStacks.Root;

    /// <summary>The folder of a project with the tests' own stack files, for --project.</summary>
    public static string Project => FixtureProject.Directory;

    /// <summary>A value of the tests' own prod.</summary>
    public static string OfProd(string key) => StackConfig.Read(FixtureStacks.Project, "prod").Values[$"ai-workload:{key}"];

    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Succeeded() => Assert.True(ExitCode == 0 && Errors.Length == 0, $"{ExitCode}: {Errors}{Output}");

    public static Task<DeliveryRun> OfAsync(TestAzure azure, params string[] arguments) =>
        OfAsync(azure.Client, azure.Time, null, arguments);

    public static Task<DeliveryRun> OfAsync(TestAzure azure, IPulumi pulumi, params string[] arguments) =>
        OfAsync(azure.Client, azure.Time, pulumi, arguments);

    public static Task<DeliveryRun> OfAsync(TestAzure azure, IGitHub gitHub, params string[] arguments) =>
        OfAsync(azure.Client, azure.Time, null, arguments, _ => null, gitHub);

    /// <summary>In a pipeline if <paramref name="variable"/> is one that a pipeline sets to true.</summary>
    public static Task<DeliveryRun> InAsync(string? variable, TestAzure azure, IPulumi pulumi, params string[] arguments) =>
        OfAsync(azure.Client, azure.Time, pulumi, arguments, name => name == variable ? (name == "CI" ? "true" : "True") : null);

    public static async Task<DeliveryRun> OfAsync(IResourceManager azure, TimeProvider time, IPulumi? pulumi, params string[] arguments) =>
        await OfAsync(azure, time, pulumi, arguments, _ => null);

    private static async Task<DeliveryRun> OfAsync(
        IResourceManager azure,
        TimeProvider time,
        IPulumi? pulumi,
        string[] arguments,
        Func<string, string?> environment,
        IGitHub? gitHub = null
    )
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        var context = new CommandContext
        {
            Azure = azure,
            Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }),
            Environment = environment,
            Time = time,
            Run = PlannedOnce.RunAsync,
            GitHub = gitHub ?? new GitHubProcess("this command needs no GitHub"),
            Pulumi = _ => pulumi ?? throw new InvalidOperationException("this command needs no Pulumi"),
        };
        var exitCode = await DeliveryCommands.RunAsync(arguments, context, errors);
        return new DeliveryRun(exitCode, output.ToString(), errors.ToString());
    }
}
