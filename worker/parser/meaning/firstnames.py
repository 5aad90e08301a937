"""Given names and whom they are mostly given to; written from general knowledge, for he and she within one article."""

from __future__ import annotations

from typing import Final

_WOMEN: Final = """
Ada Adele Agnes Aisha Alexandra Alice Alicia Alina Allison Amanda Amal Amelia Amina Amy Ana Anastasia Andrea Angela
Angelina Anita Ann Anna Anne Annie Antonia Asma Astrid Audrey Ayesha Barbara Beatrice Beatriz Becky Bella Benedicte
Bernadette Beth Betty Birgit Bonnie Brenda Bridget Brigitte Camila Camille Carla Carmen Carol Carolina Caroline
Catherine Cecilia Celia Charlotte Cheryl Chiara Chloe Christina Christine Cindy Claire Clara Claudia Connie Constance
Cristina Cynthia Daisy Dana Daniela Danielle Daphne Dawn Deborah Debra Denise Diana Diane Dolores Donna Dora Doris
Dorothy Edith Edna Eileen Elaine Eleanor Elena Eleonora Elin Elina Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen
Elsa Emi Emily Emma Erica Erika Esther Eva Eve Evelyn Faith Fatima Fatma Faye Fiona Florence Frances Francesca
Frida Gabriela Gabrielle Gail Galina Gemma Georgia Geraldine Gertrude Gillian Gina Giulia Gloria Grace Greta Gwen
Hadiza Halima Hannah Harriet Hazel Heather Heidi Helen Helena Helene Hélène Hilary Hilda Holly Ida Ines Inga Ingrid
Irene Irina Iris Isabel Isabella Isabelle Ivanka Ivy Jacqueline Jamila Jane Janet Janice Janine Jean Jeanne Jenna
Jennifer Jenny Jessica Jill Joan Joanna Joanne Jocelyn Josephine Joy Joyce Judith Judy Julia Juliana Julie Juliet
June Kaja Karen Karin Karina Kate Katherine Kathleen Kathryn Kathy Katie Katja Kayla Kelly Kim Kirsten Kirsty Kristin
Kristina Lara Laura Lauren Laurence Layla Lea Leah Leila Lena Lesley Leslie Leticia Lilian Lillian Lily Linda Lindsay
Lisa Liz Lorena Lorna Lorraine Louise Lucia Lucy Ludmila Luisa Lydia Lynn Mabel Madeleine Madison Maggie Maja Malala
Mandy Manon Marcela Margaret Margarita Margot Maria María Mariam Mariana Marie Marilyn Marina Marion Marisol Marjorie
Marlene Marta Martha Martina Mary Maryam Matilda Maureen Maya Megan Melania Melanie Melinda Melissa Mercedes Mette
Michelle Mila Mildred Miriam Molly Mona Monica Monique Muriel Nadia Nancy Naomi Natalia Natalie Natasha Nell Nicole
Nicola Nina Nora Norma Nour Odile Olga Olive Olivia Paige Pamela Patricia Paula Pauline Peggy Penelope Penny Petra
Phyllis Pilar Polly Priscilla Priti Rachel Rania Rebecca Regina Renata Rhonda Rita Roberta Robyn Rosa Rosalind Rose
Rosemary Roxana Ruth Sabine Sabrina Sally Samantha Sandra Sanna Sara Sarah Sasha Shannon Sharon Sheila Shirley Silvia
Simone Sofia Sofie Sonia Sophia Sophie Stacey Stella Stephanie Susan Susanna Susanne Suzanne Svetlana Sylvia Tamara
Tanya Tara Tatiana Teresa Tereza Tessa Thelma Theresa Tiffany Tina Tracy Ursula Valentina Valeria Valerie Vanessa Vera
Veronica Victoria Viktoria Violet Virginia Vivian Wanda Wendy Whitney Yasmin Yolanda Yulia Yvette Yvonne Zainab Zoe
Ngozi Wanjiru Akiko Yuki Keiko Haruka Mei Xiaomei Soo-min Ji-won Min-ji
"""
_MEN: Final = """
Aaron Abdul Abdullah Abraham Adam Adrian Ahmed Aidan Akira Alan Albert Alberto Alejandro Aleksandr Alessandro Alex
Alexander Alexandre Alexei Alexey Alfred Ali Alistair Allan Alonso Amir Anders Andre André Andreas Andrei Andrew
Andrey Andriy Andy Angus Anthony Antoine Anton Antonio António Ari Arne Arnold Arthur Arturo Ashraf Asif August
Barack Barry Bart Bashar Ben Benjamin Bernard Bernd Bernie Bert Bilal Bill Billy Bjorn Bob Bobby Boris Brad Brandon
Brendan Brett Brian Bruce Bruno Budi Bryan Burak Cameron Carl Carlo Carlos Cedric Cesar Chad Charles Charlie Chris
Christian Christophe Christopher Clarence Claude Clive Cole Colin Connor Conor Craig Curtis Dale Dan Daniel Danilo
Danny Darren Dave David Dean Dennis Derek Desmond Diego Dieter Dimitri Dirk Dmitri Dmitry Dominic Dominique Don
Donald Doug Douglas Duncan Dustin Dylan Earl Ed Eddie Edgar Eduardo Edward Edwin Eitan Elias Elliott Elmer Elon
Emanuel Emile Emilio Emmanuel Emre Enrique Eric Erik Ernest Ernesto Ethan Eugene Evan Evgeny Fabian Fabio Faisal
Felipe Felix Ferdinand Fernando Filip Finn Florian Francesco Francis Francisco Franco Francois François Frank
Franklin Franz Fred Frederic Frederick Fritz Gabriel Gareth Garry Gary Gavin Gennady Geoff Geoffrey George Georgi
Gerald Gerard Gerhard Gianni Giorgio Giovanni Giuseppe Glen Glenn Gordon Graham Grant Greg Gregory Guido Guillaume
Gunnar Gustavo Guy Hamid Hans Harald Harold Harry Hasan Hassan Hector Heinz Helmut Hendrik Henri Henrik Henry Herbert
Herman Hiroshi Horst Howard Hugh Hugo Hussein Iain Ian Ibrahim Igor Iker Ilya Imran Ioannis Isaac Ivan Ivo Jack
Jackson Jacob Jacques Jake Jakob Jakub James Jamie Jan Janusz Jared Jason Javier Jay Jean-Claude Jean-Luc Jean-Pierre
Jeff Jeffrey Jens Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Joachim Joao João Joe Joel Johan Johannes John Johnny Jon
Jonas Jonathan Jordan Jorge Jose José Josef Joseph Josh Joshua Juan Julian Julio Jürgen Justin Kai Kamal Karim Karl
Karol Keir Keith Ken Kenneth Kenji Kevin Khalid Klaus Kofi Konstantin Kurt Kyle Lance Larry Lars Laszlo Laurent
Lawrence Lee Leo Leon Leonard Leonardo Leonid Leopold Lev Lewis Liam Lionel Lloyd Logan Louis Luc Luca Lucas Luciano
Luigi Luis Luka Lukas Luke Magnus Mahmoud Malcolm Manuel Marc Marcel Marco Marcos Marcus Mario Mark Marko Markus
Marshall Mart Martin Martti Marvin Massimo Mateo Mathias Matt Matteo Matthew Matthias Matti Maurice Mauricio Max
Maxim Michael Michal Michel Miguel Mihai Mike Mikhail Mikko Milan Milos Mitch Mohamed Mohammad Mohammed Moritz Morgan
Murray Mustafa Nabil Narendra Nasser Nathan Neil Nelson Nicholas Nick Nicolas Niels Nigel Nikita Niklas Nikola
Nikolai Nils Noah Noel Norman Olaf Olav Ole Oleg Oleksandr Oliver Olivier Omar Orlando Oscar Oskar Otto Ousmane Owen
Pablo Paolo Pascal Patrick Patrik Paul Pavel Pedro Per Percy Pete Peter Petr Phil Philip Philippe Phillip Pierre
Pieter Piotr Quentin Radek Rafael Raj Rajesh Ralf Ralph Ramon Randall Randy Raphael Rashid Raul Ray Raymond Recep
Reggie Reza Ricardo Richard Rick Ricky Rob Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ron Ronald Ross Roy
Ruben Rudolf Rudy Rui Rupert Russell Rustam Ryan Said Salman Salvador Sam Samir Sammy Samuel Santiago Saul Scott Sean
Sebastian Serge Sergei Sergey Sergio Seth Shane Shaun Shinzo Sidney Simon Spencer Stan Stanley Stefan Stefano Stephen
Steve Steven Stuart Sven Tariq Ted Terence Terry Theo Theodore Thierry Thomas Tim Timothy Tobias Toby Todd Tom Tomas
Tomasz Tommy Tony Travis Trevor Troy Tyler Uli Ulf Umberto Uwe Vaclav Valery Viktor Vicente Victor Vikram Vince
Vincent Vincenzo Vitali Vladimir Vladislav Volodymyr Wade Walter Warren Wayne Werner Wesley Wilfred Wilhelm Will
William Willy Winston Wladimir Wolfgang Xavier Yannick Yasser Yevgeny Yiannis Yusuf Yuri Yves Zachary Zoran
Hendra Bambang Agus Chan-ho Seon-ho Rasmus Mads
"""
# f, m, or x for a name that both bear.
GENDER: Final = {
    name: "x" if name in _WOMEN.split() and name in _MEN.split() else sex
    for sex, names in (("f", _WOMEN), ("m", _MEN))
    for name in names.split()
} | dict.fromkeys("Kim Dana Morgan Leslie Robin Sasha Jean Andrea Nicola Alex Sam Jordan Jamie Cameron".split(), "x")
