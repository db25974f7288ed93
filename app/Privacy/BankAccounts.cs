namespace App.Privacy;

/// <summary>Checks bank account numbers (IBAN).</summary>
internal static class BankAccounts
{
    /// <summary>ISO 7064: the first four characters moved to the end, letters as two digits, modulo 97.</summary>
    public static bool IsIban(string number)
    {
        var compact = number.Replace(" ", "");
        if (compact.Length is < 15 or > 34)
            return false;

        var rest = 0;
        foreach (var letter in compact[4..] + compact[..4])
            rest = (char.IsAsciiDigit(letter) ? rest * 10 + letter - '0' : rest * 100 + char.ToUpperInvariant(letter) - 'A' + 10) % 97;
        return rest == 1;
    }
}
