using System.Security.Cryptography;
using System.Text;

namespace App.Grounding;

/// <summary>What a model is told before every question. A file, so that a change is reviewed; its version is stamped on each answer.</summary>
internal sealed record Prompt(string Text, string Version)
{
    public static Prompt Read(string folder)
    {
        var text = File.ReadAllText(Path.Combine(folder, "grounded-answer.md")).ReplaceLineEndings("\n").Trim();
        return new Prompt(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]);
    }
}
