namespace Planning.Programs;

/// <summary>How a program is started, and how it is named in a plan.</summary>
/// <param name="WorkingDirectory">The folder that Pulumi.yaml's `main` names.</param>
/// <param name="Name">For display: the program's path relative to the project, or the command line.</param>
/// <param name="Sdk">"local" for the stand-ins, "nuget", "npm" or "pypi" for the official packages, else "unknown".</param>
public sealed record ProgramCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory, string Name, string Sdk)
{
    /// <summary>Environment variables that the runtime needs.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What looks wrong in the options of the runtime but stops nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
