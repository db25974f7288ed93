using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Starts a Node program as Pulumi's Node host does: with the runner of the program's own SDK.</summary>
public static class NodeProgram
{
    /// <summary>
    /// The runners format an exception with colors; Node spends up to a minute on those of a path with node_modules.
    /// </summary>
    internal const string PlainExceptions =
        "const u=require('util'),i=u.inspect;"
        + "u.inspect=Object.assign((v,o,...r)=>i(v,v instanceof Error&&o?.colors?{...o,colors:false}:o,...r),i);";

    /// <summary>Replaced by what the engine sets in the environment; the runner takes them as arguments only.</summary>
    private const string Script =
        "const e=process.env,n=process.argv[1];"
        + "process.argv.splice(1,Infinity,'run','--monitor',e.PULUMI_MONITOR,'--engine',e.PULUMI_ENGINE,"
        + "'--project',e.PULUMI_PROJECT,"
        + "'--stack',e.PULUMI_STACK,'--organization',e.PULUMI_ORGANIZATION,'--parallel',e.PULUMI_PARALLEL,'--dry-run',e.PULUMI_DRY_RUN,"
        + "'--query-mode','false','--root-directory',e.PULUMI_ROOT_DIRECTORY,'--pwd',process.cwd(),n);"
        + PlainExceptions
        + "require(require.resolve('@pulumi/pulumi/cmd/run',{paths:[process.cwd()]}))";

    /// <param name="program">The program's folder, or its main file.</param>
    public static ProgramCommand In(ProjectFile project, string program)
    {
        var (directory, entry) = File.Exists(program) ? (Path.GetDirectoryName(program)!, Path.GetFileName(program)) : (program, ".");
        var options = NodeOptions.Read(project.RuntimeOptions);
        if (!InstalledPackage.Exists(directory, "@pulumi/pulumi"))
        {
            throw new Failure($"{directory} has no @pulumi/pulumi installed; run `{options.Install(directory)}`.");
        }

        var name = Path.GetRelativePath(project.Directory, program).Replace('\\', '/');

        string[] arguments = [.. options.Arguments, "-e", Script, "--", entry];
        return new ProgramCommand("node", arguments, directory, name, "npm")
        {
            Variables = options.Variables(directory),
            Warnings = RuntimeOptions.Unknown(project, NodeOptions.Names),
        };
    }
}
