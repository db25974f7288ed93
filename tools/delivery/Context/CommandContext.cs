using AzureRest;
using Planning.Engine;
using Planning.Plans;
using Spectre.Console;

namespace Delivery.Context;

/// <summary>The dependencies of the commands: Azure, GitHub, console, environment and clock.</summary>
internal sealed record CommandContext
{
    public required IResourceManager Azure { get; init; }

    public required IAnsiConsole Console { get; init; }

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The Pulumi command line in a project's folder.</summary>
    public Func<string, IPulumi> Pulumi { get; init; } = directory => new PulumiProcess(directory);

    /// <summary>GitHub, with the login of `gh`.</summary>
    public IGitHub GitHub { get; init; } = new GitHubProcess();

    /// <summary>Plans a stack by running its program.</summary>
    public Func<RunRequest, CancellationToken, Task<Plan>> Run { get; init; } = ProgramRunner.RunAsync;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Writes data: never wrapped and never parsed as markup.</summary>
    public void Line(string text = "") => Console.Profile.Out.Writer.WriteLine(text);
}
