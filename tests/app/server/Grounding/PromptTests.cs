using App.Grounding;

namespace App.Tests.Grounding;

/// <summary>The tests of tools/delivery expect the same version of the same text: a release names its prompt by it.</summary>
public sealed class PromptTests
{
    [Theory]
    [InlineData("Answer from the sources.\nCite each one.", "3d818accff49")]
    [InlineData("Answer from the sources.\r\nCite each one.\r\n", "3d818accff49")]
    public void The_prompt_version_does_not_depend_on_line_endings(string text, string version)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "grounded-answer.md"), text);

            Assert.Equal(version, Prompt.Read(folder.FullName).Version);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
