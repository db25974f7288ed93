using System.Security.Cryptography;
using System.Text;

namespace App.Grounding;

/// <summary>The system prompt. It is a file, so that changes are reviewed; each answer records its version.</summary>
internal sealed record Prompt(string Text, string Version)
{
    public static Prompt Read(string folder)
    {
        var text = File.ReadAllText(Path.Combine(folder, "grounded-answer.md")).ReplaceLineEndings("\n").Trim();
        return new Prompt(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]);
    }
}
