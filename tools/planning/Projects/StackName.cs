using System.Text.RegularExpressions;
using CommandLine;

namespace Planning.Projects;

/// <summary>How a stack is named on the command line: stack, organization/stack or organization/project/stack.</summary>
/// <param name="Organization">Null if the name does not say.</param>
public sealed partial record StackName(string? Organization, string Name)
{
    public static StackName Parse(ProjectFile project, string text)
    {
        var parts = text.Split('/');
        var name = parts[^1];
        if (parts.Length > 3 || parts.Contains("") || !Allowed().IsMatch(name))
        {
            throw new Failure(
                $"a stack must be named STACK, ORGANIZATION/STACK or ORGANIZATION/PROJECT/STACK, of letters, digits, '-', '_' and '.', "
                    + $"got '{text}'"
            );
        }

        return parts is [_, var other, _] && other != project.Name
            ? throw new Failure(
                $"'{text}' is a stack of the project {other}; {project.Directory} holds {project.Name}. "
                    + $"Name another folder with --project DIR, or '{name}'."
            )
            : new StackName(parts.Length > 1 ? parts[0] : null, name);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex Allowed();
}
