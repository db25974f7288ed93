using CommandLine;

namespace Planning.Projects;

/// <summary>A stack without a file: Pulumi runs it with the project's defaults. Here a name may just be misspelt.</summary>
internal static class MissingStackFile
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <returns>What the plan rests on then.</returns>
    /// <exception cref="Failure">The stack needs its file, or another one was most likely meant.</exception>
    public static string Describe(ProjectFile project, string stack, bool needsFile)
    {
        var file = project.StackFile(stack);
        var stem = file[..^project.Extension.Length];
        if (Array.Find(Extensions, each => File.Exists(stem + each)) is { } other)
        {
            throw new Failure(
                $"Pulumi does not read Pulumi.{stack}{other}: a stack file ends as the project's file does. "
                    + $"Rename it to Pulumi.{stack}{project.Extension}."
            );
        }

        var stacks = project.Stacks.Count == 0 ? "there is none yet" : $"there are: {string.Join(", ", project.Stacks)}";
        return needsFile || ShapeCheck.DidYouMean(stack, project.Stacks).Length > 0
            ? throw new Failure(
                $"no stack '{stack}': {file} does not exist; {stacks}. Name one of them, or make it with `pulumi stack init {stack}`."
            )
            : $"{Path.GetFileName(file)} does not exist: the stack is planned with the defaults of the project; {stacks}";
    }
}
