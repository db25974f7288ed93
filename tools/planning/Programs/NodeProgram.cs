using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Starts a Node program as Pulumi's Node host does: with the runner of the program's own SDK.</summary>
public static class NodeProgram
{
    /// <summary>Replaced by what the engine sets in the environment; the runner takes them as arguments only.</summary>
    private const string Script =
        "const e=process.env;process.argv.splice(1,Infinity,'run','--monitor',e.PULUMI_MONITOR,'--engine',e.PULUMI_ENGINE,"
        + "'--project',e.PULUMI_PROJECT,"
        + "'--stack',e.PULUMI_STACK,'--organization',e.PULUMI_ORGANIZATION,'--parallel',e.PULUMI_PARALLEL,'--dry-run',e.PULUMI_DRY_RUN,"
        + "'--query-mode','false','--root-directory',e.PULUMI_ROOT_DIRECTORY,'--pwd',process.cwd(),process.cwd());"
        // As the host does for a TypeScript program, which needs no tsconfig.json; its types are for its own build to check.
        + "if(['tsconfig.json','index.ts'].some(each=>require('fs').existsSync(each)))"
        + "{e.PULUMI_NODEJS_TYPESCRIPT='true';e.PULUMI_NODEJS_TRANSPILE_ONLY='true'}"
        // The runner formats an exception with colors; Node spends up to a minute on those of a path with node_modules.
        + "const u=require('util'),i=u.inspect;"
        + "u.inspect=Object.assign((v,o,...r)=>i(v,v instanceof Error&&o?.colors?{...o,colors:false}:o,...r),i);"
        + "require(require.resolve('@pulumi/pulumi/cmd/run',{paths:[process.cwd()]}))";

    public static ProgramCommand In(ProjectFile project, string directory)
    {
        if (!Directory.Exists(Path.Combine(directory, "node_modules", "@pulumi", "pulumi")))
        {
            throw new Failure($"{directory} has no @pulumi/pulumi installed; run `npm ci --prefix {directory}`.");
        }

        var name = Path.GetRelativePath(project.Directory, directory).Replace('\\', '/');
        return new ProgramCommand("node", ["-e", Script], directory, name, "npm");
    }
}
