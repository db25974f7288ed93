using App.Grounding;

namespace App.Tests.Grounding;

/// <summary>The tests of tools/delivery expect the same version of the same text: a release names its prompt by it.</summary>
public sealed class PromptTests
{
    [Theory]
    [InlineData("Answer from the sources.\nCite each one.", "3d818accff49")]
    [InlineData("Answer from the sources.\r\nCite each one.\r\n", "3d818accff49")]
    public void A_prompt_has_one_version_on_every_system(string text, string version)
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
