using CommandLine;
using Planning.Engine;
using Planning.Programs;

namespace Rehearsal.Updates;

/// <summary>Why a program failed by itself, without a secret of its configuration.</summary>
internal static class ProgramFailure
{
    /// <param name="code">The exit code; null if the program was stopped at its time limit.</param>
    /// <returns>Null if it did not fail.</returns>
    /// <param name="asked">Whether it asked anything of Azure.</param>
    /// <exception cref="Failure">It failed before it asked anything, or registered nothing: there is nothing to rehearse.</exception>
    public static string? Of(RunRequest request, Run run, ProgramProcess program, int? code, bool asked)
    {
        var text = Text(request, run, program, code);
        text = text is null ? null : Redaction.Hide(WithoutTrace(text), request.SecretValues);
        return text is not null && !asked ? throw new Failure(text)
            : text is null && run.Registrations.Resources.Count == 0
                ? throw new Failure($"{request.Program.Name} ended without registering anything; is it a Pulumi program?")
            : text;
    }

    private static string? Text(RunRequest request, Run run, ProgramProcess program, int? code)
    {
        var errors = run.Registrations.Messages.Where(message => message.Severity == "error").Select(message => message.Text).ToList();
        return run.Refusal is { } refusal ? refusal
            : code is null ? UnfinishedProgram.Describe(run, request.Timeout, program.Printed)
            : errors.Count > 0 ? $"the program failed:\n{IndentedText.Of(string.Join('\n', errors))}"
            : code == 0 ? null
            : $"the program ended with exit code {code} after registering {run.Registrations.Count}:\n{IndentedText.Of(program.Printed)}";
    }

    /// <summary>
    /// With the place of the error alone: the rest of a stack trace differs from run to run, so that one error would look like several.
    /// </summary>
    private static string WithoutTrace(string text)
    {
        var lines = new List<string>();
        var traced = false;
        foreach (var line in text.Split('\n'))
        {
            var isFrame =
                line.TrimStart().StartsWith("at ", StringComparison.Ordinal)
                || line.Contains("--- End of stack trace", StringComparison.Ordinal);
            if (!isFrame || !traced)
            {
                lines.Add(line);
            }

            traced = isFrame;
        }

        return string.Join('\n', lines);
    }
}
