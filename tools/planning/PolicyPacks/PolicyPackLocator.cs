using CommandLine;
using Planning.Programs;

namespace Planning.PolicyPacks;

/// <summary>Finds out how a policy pack is started.</summary>
public static class PolicyPackLocator
{
    /// <summary>The runner takes the engine's address and the folder of the pack; the address follows on the command line.</summary>
    private const string Script =
        "process.argv.splice(1,1,'run',process.argv[1],process.cwd());"
        + NodeProgram.PlainExceptions
        + "require(require.resolve('@pulumi/pulumi/cmd/run-policy-pack',{paths:[process.cwd()]}))";

    /// <param name="path">The folder of a PulumiPolicy.yaml, or an executable.</param>
    /// <param name="directory">Where an executable runs, as under the Pulumi CLI: the folder of the program.</param>
    public static (ProgramCommand Command, PolicyPackFile? File) Locate(string path, string directory)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            var beside = PolicyPackFile.In(Path.GetDirectoryName(full)!);
            return Path.GetExtension(full) == ".dll"
                ? (new ProgramCommand("dotnet", [full], directory, path, "unknown"), beside)
                : (new ProgramCommand(full, [], directory, path, "unknown"), beside);
        }

        if (!Directory.Exists(full))
        {
            throw new Failure($"--policy-pack must be an existing folder or executable, got '{path}'.");
        }

        var file = PolicyPackFile.In(full)
            ?? throw new Failure($"{path} has no {PolicyPackFile.Name}; name the folder of a policy pack, or an executable.");
        return file.Runtime switch
        {
            "nodejs" => (Node(path, full), file),
            _ => throw new Failure(
                $"preflight starts policy packs of runtime 'nodejs' and executables, got runtime '{file.Runtime}' in {path}; "
                    + "name the executable of the pack, if it has one."
            ),
        };
    }

    private static ProgramCommand Node(string path, string directory) =>
        InstalledPackage.Exists(directory, "@pulumi/policy")
            ? new ProgramCommand("node", ["-e", Script], directory, path, "npm")
            : throw new Failure($"{path} has no @pulumi/policy installed; run `npm ci --prefix {path}`.");
}
