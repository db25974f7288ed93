using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Runtimes whose programs are not started without help: what to do for each.</summary>
internal static class ForeignRuntimes
{
    public static Failure Refuse(ProjectFile project) =>
        new(
            $"preflight does not start programs of runtime '{project.Runtime}' by itself"
                + project.Runtime switch
                {
                    "yaml" or "hcl" => ": only the Pulumi CLI interprets them. Convert the program with "
                        + "`pulumi convert --language csharp --out DIR`, or name a command that runs it with --command.",
                    "go" => "; build the program with `go build -o program .`, then name it with --program ./program, "
                        + "or set runtime.options.binary.",
                    "java" => "; name the command that runs it, such as --command 'mvn -q compile exec:java', "
                        + "or set runtime.options.binary to its .jar.",
                    "bun" => "; if the program needs nothing of Bun itself, run it on Node with --program DIR; otherwise name a command "
                        + "that runs it with --command.",
                    _ => "; name a command that runs them with --command.",
                }
        );
}
